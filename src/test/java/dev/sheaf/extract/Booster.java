package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Grows a [Forest] by gradient boosting on the logistic loss. Numbers are put into at most 64 bins
/// of equal size first, so that the best split of a node is found in one pass over its rows. Same
/// rows and seed, same forest.
final class Booster {

  private static final int BINS = 64;

  /// How a forest is grown.
  ///
  /// @param rows share of the rows that each tree sees
  /// @param columns share of the features that each tree sees
  record Settings(
      int trees,
      int depth,
      double rate,
      double leafWeight,
      double ridge,
      double rows,
      double columns) {}

  private final Settings settings;
  private final List<String> names;
  private final double[][] edges;
  private final byte[][] bins;
  private final double[] label;
  private final double[] weight;
  private final double[] score;
  private final double[] gradient;
  private final double[] hessian;
  private final Random random = new Random(7);
  private int[] columns = {};

  Booster(Settings settings, List<String> names, List<Row> rows) {
    this.settings = settings;
    this.names = names;
    int n = rows.size();
    label = rows.stream().mapToDouble(Row::label).toArray();
    weight = rows.stream().mapToDouble(Row::weight).toArray();
    score = new double[n];
    gradient = new double[n];
    hessian = new double[n];
    edges = new double[names.size()][];
    bins = new byte[names.size()][n];
    for (int f = 0; f < names.size(); f++) {
      bin(f, rows);
    }
  }

  /// One example: its features, how right it is from 0 to 1, and how much it counts.
  @SuppressWarnings("ArrayRecordComponent") // half a million of these: the plain array is the point
  record Row(float[] features, double label, double weight) {}

  private void bin(int f, List<Row> rows) {
    double[] sorted = rows.stream().mapToDouble(row -> row.features()[f]).sorted().toArray();
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    List<Double> cuts = new ArrayList<>();
    if (distinct.length <= BINS) {
      for (int i = 1; i < distinct.length; i++) {
        cuts.add((distinct[i - 1] + distinct[i]) / 2);
      }
    } else {
      for (int i = 1; i < BINS; i++) {
        double cut = sorted[(int) ((long) i * sorted.length / BINS)];
        if (cut > sorted[0] && (cuts.isEmpty() || cut > cuts.getLast())) {
          cuts.add(cut);
        }
      }
    }
    edges[f] = cuts.stream().mapToDouble(c -> Double.parseDouble(number(c))).toArray();
    for (int i = 0; i < rows.size(); i++) {
      bins[f][i] = (byte) bin(edges[f], rows.get(i).features()[f]);
    }
  }

  /// How many edges are at or below the value.
  private static int bin(double[] edges, double value) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value < edges[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The model file's lines.
  List<String> grow() {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(" ", names));
    double yes = 0;
    double all = 0;
    for (int i = 0; i < label.length; i++) {
      yes += weight[i] * label[i];
      all += weight[i];
    }
    double base = Math.log((yes + 0.5) / (all - yes + 0.5));
    Arrays.fill(score, base);
    lines.add(number(base));
    for (int tree = 0; tree < settings.trees(); tree++) {
      lines.add(growTree());
    }
    return lines;
  }

  private String growTree() {
    int[] sample = new int[label.length];
    int n = 0;
    for (int i = 0; i < label.length; i++) {
      double p = 1 / (1 + Math.exp(-score[i]));
      gradient[i] = weight[i] * (label[i] - p);
      hessian[i] = weight[i] * p * (1 - p);
      if (random.nextDouble() < settings.rows()) {
        sample[n++] = i;
      }
    }
    columns =
        random
            .ints(0, names.size())
            .distinct()
            .limit(Math.max(1, (int) (names.size() * settings.columns())))
            .toArray();
    List<Node> nodes = new ArrayList<>();
    Node root = grow(Arrays.copyOf(sample, n), 0, nodes);
    for (int i = 0; i < label.length; i++) {
      score[i] += leaf(root, i);
    }
    StringBuilder line = new StringBuilder();
    write(root, line);
    return line.toString().strip();
  }

  /// A split (below `edge` of a feature goes left) or, without children, a leaf.
  private record Node(int feature, int edge, double value, List<Node> children) {}

  private record Split(int feature, int edge, double gain) {}

  private Node grow(int[] rows, int depth, List<Node> nodes) {
    double g = 0;
    double h = 0;
    for (int row : rows) {
      g += gradient[row];
      h += hessian[row];
    }
    Split split = depth < settings.depth() ? best(rows, g, h) : null;
    if (split == null) {
      return new Node(0, 0, settings.rate() * g / (h + settings.ridge()), List.of());
    }
    int[] left = Arrays.stream(rows).filter(r -> bins[split.feature][r] < split.edge + 1).toArray();
    int[] right =
        Arrays.stream(rows).filter(r -> bins[split.feature][r] >= split.edge + 1).toArray();
    return new Node(
        split.feature,
        split.edge,
        0,
        List.of(grow(left, depth + 1, nodes), grow(right, depth + 1, nodes)));
  }

  private @Nullable Split best(int[] rows, double g, double h) {
    Split best = null;
    double[] gs = new double[BINS + 1];
    double[] hs = new double[BINS + 1];
    for (int f : columns) {
      Arrays.fill(gs, 0);
      Arrays.fill(hs, 0);
      byte[] column = bins[f];
      for (int row : rows) {
        gs[column[row]] += gradient[row];
        hs[column[row]] += hessian[row];
      }
      double leftG = 0;
      double leftH = 0;
      for (int edge = 0; edge < edges[f].length; edge++) {
        leftG += gs[edge];
        leftH += hs[edge];
        if (leftH >= settings.leafWeight() && h - leftH >= settings.leafWeight()) {
          double gain = part(leftG, leftH) + part(g - leftG, h - leftH) - part(g, h);
          if (gain > 1e-6 && (best == null || gain > best.gain)) {
            best = new Split(f, edge, gain);
          }
        }
      }
    }
    return best;
  }

  private double part(double g, double h) {
    return g * g / (h + settings.ridge());
  }

  private double leaf(Node root, int row) {
    Node node = root;
    while (!node.children.isEmpty()) {
      node = node.children.get(bins[node.feature][row] <= node.edge ? 0 : 1);
    }
    return node.value;
  }

  private void write(Node node, StringBuilder line) {
    if (node.children.isEmpty()) {
      line.append('=').append(number(node.value)).append(' ');
      return;
    }
    line.append(node.feature)
        .append('<')
        .append(number(edges[node.feature][node.edge]))
        .append(' ');
    node.children.forEach(child -> write(child, line));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.5g", value);
    double rounded = Double.parseDouble(text);
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
        ? Long.toString((long) rounded)
        : Double.toString(rounded);
  }
}
