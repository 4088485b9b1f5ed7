/// Survival: real server processes, killed and paused while they work. Short and seeded by default;
/// `-Dsheaf.soak.urls=10000 -Dsheaf.soak.kills=10` makes a soak test of it.
@NullMarked
package dev.sheaf.survival;

import org.jspecify.annotations.NullMarked;
