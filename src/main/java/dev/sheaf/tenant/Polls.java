package dev.sheaf.tenant;

/// The requests that a dialect's clients make again and again while they wait for their work, and
/// whose refusal they take for its end. They are let in however many there are.
@FunctionalInterface
public interface Polls {

  boolean isPoll(String method, String path);
}
