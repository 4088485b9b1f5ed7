/// Asking language models, one prompt at a time ([ModelClient]) or many at once through a
/// provider's Batch API ([BatchClient]), with structured output that is checked against its schema,
/// and with what it cost. `airops`, `site` and `run` call it; [Llm] makes both clients from
/// [LlmSettings].
///
/// Two wire formats are spoken: OpenAI chat completions (which many servers understand) and
/// Anthropic messages. What differs between them is in [Wire] and its two implementations; the rest
/// is shared. This package never waits and never tries a failed call again, except for the one
/// repair of a broken answer: when to call again is the engine's decision.
@NullMarked
package dev.sheaf.llm;

import org.jspecify.annotations.NullMarked;
