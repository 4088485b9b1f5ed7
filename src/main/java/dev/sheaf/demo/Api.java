package dev.sheaf.demo;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Reply;
import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API of a server, as any client would call it.
public final class Api {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final GuardedClient client;
  private final String address;
  private final Headers headers;

  public Api(GuardedClient client, String address, String key) {
    this.client = client;
    this.address = address;
    this.headers = Headers.of("Authorization", "Bearer " + key);
  }

  JsonNode get(String path) throws InterruptedException {
    return answer(Call.get(URI.create(address + path)));
  }

  JsonNode post(String path, Object body) throws InterruptedException {
    return answer(Call.postJson(URI.create(address + path), JSON.writeValueAsString(body)));
  }

  private JsonNode answer(Call call) throws InterruptedException {
    Reply reply = client.call(call.with(headers).toTrusted());
    if (reply instanceof Reply.Answered answered && answered.isSuccess()) {
      return JSON.readTree(answered.body());
    }
    throw new IllegalStateException("the server answered " + reply);
  }
}
