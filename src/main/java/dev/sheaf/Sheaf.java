package dev.sheaf;

/// The entry point of every `./sheaf` command.
public final class Sheaf {

  private Sheaf() {}

  public static void main(String[] args) {
    System.out.println("sheaf");
  }
}
