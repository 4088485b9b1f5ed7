/// Durable delivery of events to receivers outside. A dialect's job watcher calls
/// [dev.sheaf.webhook.Webhooks#enqueue] inside the transaction of the step that the event tells of;
/// every node's [dev.sheaf.webhook.Deliverer] sends what is due, at least once and with first
/// attempts in order, and writes down how each attempt ended. `docs/webhooks.md` is the receiver's
/// side of it.
@NullMarked
package dev.sheaf.webhook;

import org.jspecify.annotations.NullMarked;
