package dev.sheaf.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sheaf.failure.FailureException;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.tenant.Keys.Listed;
import dev.sheaf.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

  private static final ApiKey GIVEN = new ApiKey("given_key_0123456789");

  private final TestDatabase database = TestDatabase.create();
  private final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  private final Keys keys = new Keys(database.database(), time);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstStartMakesAKeyAndTheSecondDoesNot() {
    ApiKey first = keys.bootstrap(null).orElseThrow();
    assertThat(first.text()).matches("sheaf_[A-Za-z0-9]{32}");
    assertThat(keys.caller(first.text()).orElseThrow().orgId())
        .isEqualTo(keys.firstOrganisation().orElseThrow());
    assertThat(keys.bootstrap(null)).isEmpty();
  }

  @Test
  void lookingAtTheKeysBeforeTheFirstStartDoesNotKeepItFromMakingOne() {
    assertThat(keys.list(keys.defaultOrganisation())).isEmpty();
    assertThat(keys.bootstrap(null)).isPresent();
  }

  @Test
  void aGivenKeyIsTakenAtAnyStart() {
    assertThat(keys.bootstrap(GIVEN)).isEmpty();
    assertThat(keys.bootstrap(GIVEN)).isEmpty();
    assertThat(keys.caller(GIVEN.text())).isPresent();
    assertThat(keys.list(keys.defaultOrganisation())).hasSize(1);
    ApiKey another = new ApiKey("another_key_0123456789");
    keys.bootstrap(another);
    assertThat(keys.caller(GIVEN.text())).isPresent();
    assertThat(keys.caller(another.text())).isPresent();
  }

  @Test
  void twoFirstStartsAtOnceMakeOneKey() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Boolean> start =
          () -> new Keys(database.database(), time).bootstrap(null).isPresent();
      int made = 0;
      for (var result : threads.invokeAll(java.util.Collections.nCopies(4, start))) {
        made += result.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
    }
    assertThat(keys.list(keys.defaultOrganisation())).hasSize(1);
  }

  @Test
  void aRevokedKeyIsRefusedWithinFiveSecondsOnEveryNode() {
    Keys node = new Keys(database.database(), time);
    ApiKey key = create(null);
    assertThat(node.caller(key.text())).isPresent();
    assertThat(keys.revoke(keys.defaultOrganisation(), only().id().toString())).isTrue();
    time.advance(Keys.BELIEVED);
    assertThat(node.caller(key.text())).isEmpty();
    assertThat(keys.revoke(keys.defaultOrganisation(), only().id().toString())).isFalse();
  }

  @Test
  void nothingOfTheTextIsKept() {
    ApiKey key = create(null);
    String row =
        database
            .database()
            .sql("select cast(k as text) from api_key k")
            .query(String.class)
            .single();
    assertThat(row).contains(only().prefix()).doesNotContain(key.text().substring(10));
    assertThat(key.toString()).doesNotContain(key.text().substring(10));
  }

  @Test
  void aPrefixThatSeveralKeysHaveRevokesNone() {
    UUID org = keys.defaultOrganisation();
    keys.bootstrap(new ApiKey("same_prefix_number_one"));
    keys.bootstrap(new ApiKey("same_prefix_number_two"));
    assertThatThrownBy(() -> keys.revoke(org, "same_"))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("2 keys begin with same_");
    assertThat(keys.list(org)).allMatch(key -> key.revokedAt() == null);
  }

  @Test
  void anotherOrganisationsKeyIsNotRevoked() {
    create(null);
    time.advance(Duration.ofSeconds(1));
    assertThat(keys.revoke(keys.createOrganisation("another"), only().id().toString())).isFalse();
  }

  @Test
  void whenItWasLastUsedIsKnownToTheMinute() {
    Instant noon = time.instant();
    ApiKey key = create("olostep");
    assertThat(only().lastUsedAt()).isNull();
    assertThat(keys.caller(key.text()).orElseThrow().dialect()).isEqualTo("olostep");
    assertThat(only().lastUsedAt()).isEqualTo(noon);
    time.advance(Keys.BELIEVED);
    keys.caller(key.text());
    assertThat(only().lastUsedAt()).isEqualTo(noon);
    time.advance(Duration.ofMinutes(1));
    keys.caller(key.text());
    assertThat(only().lastUsedAt()).isEqualTo(time.instant());
  }

  @ParameterizedTest
  @CsvSource({
    "rf_live_demo,         rf_live_d",
    "lindo_sk_test,        lin",
    "test_key,             te",
    "rf_live_,             rf_live_",
    "a_key_of_our_own_that_is_long_enough, a_key_of_",
  })
  void hardlyAnythingOfAKeyIsShown(String key, String shown) {
    assertThat(new ApiKey(key).prefix()).isEqualTo(shown);
    assertThat(new ApiKey(key)).hasToString(shown + "…");
  }

  @Test
  void whatIsNoKeyIsNobody() {
    for (String text : new String[] {"", "short", "x".repeat(129), "has a space in it, yes"}) {
      assertThat(keys.caller(text)).isEmpty();
    }
    assertThat(keys.caller(ApiKey.create().text())).isEmpty();
  }

  @Test
  void aKeysScopesComeBackWithIt() {
    UUID org = keys.defaultOrganisation();
    ApiKey reader =
        keys.create(
            org, "reader", "runflow", ApiKey.Kind.RUNFLOW_LIVE, Set.of("runs:read", "assets:read"));
    assertThat(reader.text()).matches("rf_live_[A-Za-z0-9]{32}");
    Scopes scopes = keys.caller(reader.text()).orElseThrow().scopes();
    assertThat(scopes.include("runs:read")).isTrue();
    assertThat(scopes.include("runs:create")).isFalse();
    ApiKey live = keys.create(org, "live", null, ApiKey.Kind.RUNFLOW_LIVE, Set.of());
    assertThat(keys.caller(live.text()).orElseThrow().scopes().include("runs:create")).isTrue();
    assertThat(keys.caller(live.text()).orElseThrow().scopes().include(Scopes.ADMIN)).isFalse();
    ApiKey service = keys.create(org, "service", null, ApiKey.Kind.RUNFLOW_SERVICE, Set.of());
    assertThat(keys.caller(service.text()).orElseThrow().scopes()).isEqualTo(Scopes.ALL);
    assertThat(keys.caller(create(null).text()).orElseThrow().scopes()).isEqualTo(Scopes.ALL);
  }

  private ApiKey create(@org.jspecify.annotations.Nullable String dialect) {
    return keys.create(keys.defaultOrganisation(), "mine", dialect);
  }

  private Listed only() {
    var all = keys.list(keys.defaultOrganisation());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
