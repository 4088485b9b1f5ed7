/// What the operator may set: one table of options, read from a YAML file, the environment and the
/// command line, with every problem reported at once. Read by the commands at start; nothing else
/// reads settings.
@NullMarked
package dev.sheaf.settings;

import org.jspecify.annotations.NullMarked;
