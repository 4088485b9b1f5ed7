package dev.sheaf.dialect.lindo;

import dev.sheaf.time.Time;
import dev.sheaf.website.SiteIds;
import dev.sheaf.workspace.Client;
import dev.sheaf.workspace.Clients;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds or makes the client that a request names, and gives it websites (contract, 1.10).
public final class Customers {

  static final int STANDARD_LIMIT = 1;

  static final String FULL = "Client website limit reached";
  private static final String ID = "client_";

  private final Clients clients;
  private final LindoEvents events;
  private final Time time;

  public Customers(Clients clients, LindoEvents events, Time time) {
    this.clients = clients;
    this.events = events;
    this.time = time;
  }

  /// Takes part in the caller's transaction.
  void assign(UUID org, @Nullable ClientRef ref, String websiteId) {
    if (ref != null && !clients.assign(named(org, ref), websiteId)) {
      throw Refusal.invalid(FULL);
    }
  }

  private Client named(UUID org, ClientRef ref) {
    if (ref.id() != null) {
      return clients.find(org, ref.id()).orElseThrow(() -> Refusal.notFound("Client"));
    }
    String email = Objects.requireNonNull(ref.email());
    return clients
        .byEmail(org, email)
        .or(() -> create(org, email, ref.name(), null, STANDARD_LIMIT, null))
        .or(() -> clients.byEmail(org, email))
        .orElseThrow();
  }

  /// Empty: there is a client with that address.
  Optional<Client> create(
      UUID org,
      String email,
      @Nullable String fullName,
      @Nullable String phone,
      int websiteLimit,
      @Nullable Integer creditLimit) {
    Client client =
        new Client(
            SiteIds.create(ID),
            email,
            fullName,
            phone,
            websiteLimit,
            creditLimit,
            false,
            time.instant());
    Optional<Client> created = clients.create(org, client);
    created.ifPresent(made -> events.clientCreated(org, made));
    return created;
  }
}
