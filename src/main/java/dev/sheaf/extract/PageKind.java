package dev.sheaf.extract;

/// The six kinds that pages fall into before their address and title make them one of the 21 types.
enum PageKind {
  ARTICLE,
  FORUM,
  PRODUCT,
  LISTING,
  DOCUMENTATION,
  SERVICE
}
