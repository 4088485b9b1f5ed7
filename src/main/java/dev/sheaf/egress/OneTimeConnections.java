package dev.sheaf.egress;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Closes the connections of HTTP/1.0 servers that did not say they would keep them. The library
/// keeps them all the same, the server does not, and the next request would be sent into the void:
/// one that changes something is not repeated by itself.
final class OneTimeConnections extends EventListener {

  private @Nullable Connection connection;
  private boolean isOver;

  @Override
  public void connectionAcquired(Call call, Connection acquired) {
    connection = acquired;
    isOver = false;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    String kept = response.header("Connection", "");
    isOver =
        response.protocol() == Protocol.HTTP_1_0
            && (kept == null || !kept.equalsIgnoreCase("keep-alive"));
  }

  /// Before the connection goes back into the pool, where others would find it.
  @Override
  public void responseBodyEnd(Call call, long byteCount) {
    Connection done = connection;
    if (isOver && done != null) {
      try {
        done.socket().close();
      } catch (IOException _) {
        // the other side has closed it already, which is the same
      }
    }
  }
}
