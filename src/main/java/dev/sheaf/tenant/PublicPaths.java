package dev.sheaf.tenant;

/// What a dialect serves to callers without a key, such as its health.
@FunctionalInterface
public interface PublicPaths {

  boolean isPublic(String path);
}
