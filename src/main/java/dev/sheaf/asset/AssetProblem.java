package dev.sheaf.asset;

import java.util.List;

/// What is wrong with a file in a JSON tree, and where: property names and indexes.
public record AssetProblem(List<String> path, String message) {

  public AssetProblem {
    path = List.copyOf(path);
  }
}
