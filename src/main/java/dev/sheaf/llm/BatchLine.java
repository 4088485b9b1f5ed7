package dev.sheaf.llm;

/// The answer to one request of a batch, judged like a live answer but not repaired: what is
/// [Answer.Unusable] or [Answer.RetryLater] here can be asked again live.
public record BatchLine(String customId, Answer answer) {}
