package dev.sheaf.dialect.runflow;

/// Why a run failed (1.5), as items and callbacks say it.
record RunError(String code, String message, String stageCode) {}
