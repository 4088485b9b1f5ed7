package dev.sheaf.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Gradient boosted decision trees: the sum of many small trees is the log odds of "yes". The model
/// file is text: the names of the features, the base value, then one tree a line in preorder, where
/// `12<0.5` asks whether feature 12 is below 0.5 (the left tree follows, then the right one) and
/// `=0.3` is a leaf.
final class Forest {

  private final List<String> names;
  private final double base;
  private final int[] roots;
  private final int[] feature;
  private final double[] value;
  private final int[] right;

  private Forest(List<String> names, double base, Nodes nodes) {
    this.names = names;
    this.base = base;
    this.roots = nodes.roots.stream().mapToInt(Integer::intValue).toArray();
    this.feature = nodes.feature.stream().mapToInt(Integer::intValue).toArray();
    this.value = nodes.value.stream().mapToDouble(Double::doubleValue).toArray();
    this.right = nodes.right.stream().mapToInt(Integer::intValue).toArray();
  }

  /// A model that ships in the jar.
  static Forest shipped(String name) {
    try (InputStream in = Forest.class.getResourceAsStream(name + ".forest")) {
      if (in == null) {
        throw new IllegalStateException("The model " + name + ".forest is not in the jar");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the model " + name, unreadable);
    }
  }

  static Forest read(List<String> lines) {
    Nodes nodes = new Nodes();
    for (String line : lines.subList(2, lines.size())) {
      nodes.addTree(line);
    }
    return new Forest(List.of(lines.get(0).split(" ")), Double.parseDouble(lines.get(1)), nodes);
  }

  /// The probability of "yes" for a row of features.
  double probability(Features features) {
    return 1 / (1 + Math.exp(-score(features)));
  }

  double score(Features features) {
    double[] row = features.values();
    double sum = base;
    for (int root : roots) {
      int node = root;
      while (right[node] != 0) {
        node = row[feature[node]] < value[node] ? node + 1 : right[node];
      }
      sum += value[node];
    }
    return sum;
  }

  /// A model reads numbers by position, so it must have been trained on these very features.
  Forest checked(Features features) {
    if (!names.equals(features.names())) {
      throw new IllegalStateException(
          "The model was trained on other features than these; train it again: "
              + features.names());
    }
    return this;
  }

  /// The nodes of all trees while they are read. A leaf has no right child.
  private static final class Nodes {

    private final List<Integer> roots = new ArrayList<>();
    private final List<Integer> feature = new ArrayList<>();
    private final List<Double> value = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private String[] tokens = {};
    private int at;

    void addTree(String line) {
      roots.add(feature.size());
      tokens = line.split(" ");
      at = 0;
      addNode();
    }

    private void addNode() {
      String token = tokens[at++];
      int split = token.indexOf('<');
      feature.add(split < 0 ? 0 : Integer.parseInt(token.substring(0, split)));
      value.add(Double.parseDouble(token.substring(split < 0 ? 1 : split + 1)));
      int node = right.size();
      right.add(0);
      if (split >= 0) {
        addNode();
        right.set(node, right.size());
        addNode();
      }
    }
  }
}
