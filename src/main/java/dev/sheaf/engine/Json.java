package dev.sheaf.engine;

import tools.jackson.databind.json.JsonMapper;

/// The one JSON mapper of the engine.
final class Json {

  static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}
}
