package dev.sheaf.llm;

/// Whose wire format a model server speaks.
public enum Provider {
  /// OpenAI itself, or any server with its chat completions: vLLM, Ollama, OpenRouter, Azure.
  OPENAI,
  ANTHROPIC
}
