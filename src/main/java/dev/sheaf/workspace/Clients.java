package dev.sheaf.workspace;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The clients of organisations, and which website is whose.
public final class Clients {

  private static final String COLUMNS =
      "id, email, full_name, phone, website_limit, credit_limit, suspended, created_at";

  private final Database database;
  private final Time time;

  public Clients(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /// Empty: the organisation has a client with this address.
  public Optional<Client> create(UUID org, Client client) {
    return database
        .sql(
            """
            insert into client (id, org_id, email, full_name, phone, website_limit, credit_limit,
                suspended, created_at)
            values (:id, :org, :email, :name, :phone, :limit, :credits, :suspended, :now)
            on conflict (org_id, lower(email)) do nothing
            returning %s
            """
                .formatted(COLUMNS))
        .param("id", client.id())
        .param("org", org)
        .param("email", client.email())
        .param("name", client.fullName())
        .param("phone", client.phone())
        .param("limit", client.websiteLimit())
        .param("credits", client.creditLimit())
        .param("suspended", client.isSuspended())
        .param("now", Sql.at(time.instant()))
        .query(Clients::client)
        .optional();
  }

  /// @throws FailureException `CLIENT_EXISTS`, when another client has the new address
  public Optional<Client> update(UUID org, Client client) {
    if (byEmail(org, client.email()).filter(other -> !other.id().equals(client.id())).isPresent()) {
      throw new FailureException(Failure.caller("CLIENT_EXISTS", "Client already exists"));
    }
    return database
        .sql(
            """
            update client
            set email = :email, full_name = :name, phone = :phone, website_limit = :limit,
                suspended = :suspended
            where id = :id and org_id = :org
            returning %s
            """
                .formatted(COLUMNS))
        .param("id", client.id())
        .param("org", org)
        .param("email", client.email())
        .param("name", client.fullName())
        .param("phone", client.phone())
        .param("limit", client.websiteLimit())
        .param("suspended", client.isSuspended())
        .query(Clients::client)
        .optional();
  }

  public Optional<Client> find(UUID org, String id) {
    return database
        .sql("select " + COLUMNS + " from client where id = :id and org_id = :org")
        .param("id", id)
        .param("org", org)
        .query(Clients::client)
        .optional();
  }

  public Optional<Client> byEmail(UUID org, String email) {
    return database
        .sql(
            "select "
                + COLUMNS
                + " from client where org_id = :org and lower(email) = lower(:email)")
        .param("org", org)
        .param("email", email)
        .query(Clients::client)
        .optional();
  }

  public Listed<Client> list(UUID org, Page page) {
    String where =
        " from client where org_id = :org and (email ilike :search or full_name ilike :search)";
    int total =
        database
            .sql("select count(*)" + where)
            .param("org", org)
            .param("search", page.pattern())
            .query(Integer.class)
            .single();
    return new Listed<>(
        database
            .sql(
                "select "
                    + COLUMNS
                    + where
                    + " order by created_at desc, id limit :size offset :offset")
            .param("org", org)
            .param("search", page.pattern())
            .param("size", Page.SIZE)
            .param("offset", page.offset())
            .query(Clients::client)
            .list(),
        total);
  }

  public boolean delete(UUID org, String id) {
    return database
            .sql("delete from client where id = :id and org_id = :org")
            .param("id", id)
            .param("org", org)
            .update()
        > 0;
  }

  /// Gives the client the website, if it is not suspended and has room for one more. Websites on
  /// order count as those that are there.
  public boolean assign(Client client, String websiteId) {
    return database.inTransaction(() -> {
      lock(client.id());
      if (client.isSuspended() || others(client.id(), websiteId) >= client.websiteLimit()) {
        return false;
      }
      database
          .sql(
              """
              insert into client_website (website_id, client_id) values (:website, :client)
              on conflict (website_id) do update set client_id = :client
              """)
          .param("website", websiteId)
          .param("client", client.id())
          .update();
      return true;
    });
  }

  private void lock(String clientId) {
    database
        .sql("select 1 from client where id = :id for update")
        .param("id", clientId)
        .query(Integer.class)
        .optional();
  }

  private int others(String clientId, String websiteId) {
    return database
        .sql(
            """
            select count(*) from client_website where client_id = :client and website_id <> :website
            """)
        .param("client", clientId)
        .param("website", websiteId)
        .query(Integer.class)
        .single();
  }

  /// The website will not come to be, or is no more.
  public void release(String websiteId) {
    database
        .sql("delete from client_website where website_id = :website")
        .param("website", websiteId)
        .update();
  }

  private static Client client(ResultSet row, int number) throws SQLException {
    @Nullable String fullName = row.getString("full_name");
    @Nullable String phone = row.getString("phone");
    return new Client(
        row.getString("id"),
        row.getString("email"),
        fullName,
        phone,
        row.getInt("website_limit"),
        Sql.integerOrNull(row, "credit_limit"),
        row.getBoolean("suspended"),
        Sql.instant(row, "created_at"));
  }
}
