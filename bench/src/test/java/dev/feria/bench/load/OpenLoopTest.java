package dev.feria.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.bench.client.CannedServer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  @Test
  void run_whenServerAnswers_countsEveryRequestOnce() throws Exception {
    Set<Long> asked = ConcurrentHashMap.newKeySet();
    try (CannedServer server = CannedServer.start("{}".getBytes(StandardCharsets.UTF_8))) {
      OpenLoop loop =
          new OpenLoop(
              server.port(),
              n -> {
                asked.add(n);
                return RawConnection.request("/", "");
              },
              200);
      LoadResult result = loop.run(200, 1);
      assertThat(result.answered()).isEqualTo(200);
      assertThat(result.failed()).isZero();
      assertThat(asked).hasSize(200);
      assertThat(result.nanos().getTotalCount()).isEqualTo(200);
    }
  }

  @Test
  void run_whenStatusIsAnother_countsFailures() throws Exception {
    try (CannedServer server = CannedServer.start("{}".getBytes(StandardCharsets.UTF_8))) {
      LoadResult result =
          new OpenLoop(server.port(), n -> RawConnection.request("/", ""), 404).run(50, 1);
      assertThat(result.answered()).isZero();
      assertThat(result.failed()).isEqualTo(50);
    }
  }
}
