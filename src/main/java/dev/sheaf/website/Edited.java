package dev.sheaf.website;

import java.util.List;

/// What an edit changed.
public record Edited(List<Changed> pages) {

  public record Changed(String id, String path, String title) {}
}
