package dev.sheaf.tenant;

import java.util.Set;

/// What a key may do, as `runs:create`. A key without named scopes may do everything but
/// administer, which [#ADMIN] says; only keys that are not inference keys have it.
public record Scopes(Set<String> named, boolean admin) {

  /// The scope of routes that administer.
  public static final String ADMIN = "admin";

  public static final Scopes ALL = new Scopes(Set.of(), true);

  public Scopes {
    named = Set.copyOf(named);
  }

  public boolean include(String scope) {
    return scope.equals(ADMIN) ? admin : named.isEmpty() || named.contains(scope);
  }
}
