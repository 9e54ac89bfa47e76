package dev.feria.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.TwoTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same POST sixteen times at once, as a till with an impatient person does. */
final class RepeatedPostTest {
  private static final int TIMES = 16;
  private static final String SALE =
      "{\"lines\":[{\"sku\":\"SKU-FULL\",\"quantity\":3,\"unit_price\":\"990\"}]}";

  private static TwoTenants both;
  private static ExecutorService threads;

  @BeforeAll
  static void open() {
    both = new TwoTenants();
    threads = Executors.newFixedThreadPool(TIMES);
  }

  @AfterAll
  static void close() {
    threads.shutdownNow();
    both.close();
  }

  private static List<Answer> atOnce(int times, Call call) throws Exception {
    var barrier = new CyclicBarrier(times);
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      calls.add(
          () -> {
            barrier.await();
            return call.send(number);
          });
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> answer : threads.invokeAll(calls)) {
      answers.add(answer.get());
    }
    return answers;
  }

  private interface Call {
    Answer send(int number);
  }

  private static int onHand() {
    return Integer.parseInt(both.full().get("/api/v1/products/SKU-FULL/stock").text("on_hand"));
  }

  private static int sales() {
    return ((List<?>) both.full().get("/api/v1/sales?source=local&limit=200").at("data")).size();
  }

  @Test
  void sale_whenSentAtOnceWithOneKey_isOneSaleWithOneAnswer() throws Exception {
    int stock = onHand();
    int before = sales();
    ApiCaller till = both.full().with("Idempotency-Key", "receipt-1");
    List<Answer> answers = atOnce(TIMES, i -> till.post("/api/v1/sales", SALE));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    assertThat(answers.stream().filter(a -> a.header("Idempotency-Replayed").isEmpty())).hasSize(1);
    assertThat(onHand()).isEqualTo(stock - 3);
    assertThat(sales()).isEqualTo(before + 1);
  }

  @Test
  void sale_whenSentAtOnceWithOneKeyThatIsRefused_isRefusedAlikeAndNothingIsSold()
      throws Exception {
    int stock = onHand();
    ApiCaller till = both.full().with("Idempotency-Key", "receipt-2");
    String tooMany = SALE.replace(":3,", ":100000,");
    List<Answer> answers = atOnce(TIMES, i -> till.post("/api/v1/sales", tooMany));
    assertThat(answers).extracting(Answer::status).containsOnly(409);
    assertThat(answers.stream().map(a -> a.text("type")).distinct())
        .containsExactly("urn:feria:problem:insufficient_stock");
    assertThat(onHand()).isEqualTo(stock);
  }

  @Test
  void sale_whenOneKeyComesWithDifferentBodies_isTheFirstOneOnly() throws Exception {
    int stock = onHand();
    int before = sales();
    ApiCaller till = both.full().with("Idempotency-Key", "receipt-3");
    List<Answer> answers =
        atOnce(
            TIMES, i -> till.post("/api/v1/sales", i % 2 == 0 ? SALE : SALE.replace(":3,", ":2,")));
    assertThat(answers).extracting(Answer::status).containsOnly(201, 422);
    assertThat(answers.stream().filter(a -> a.status() == 201).map(Answer::body).distinct())
        .hasSize(1);
    assertThat(stock - onHand()).isIn(2, 3);
    assertThat(sales()).isEqualTo(before + 1);
  }

  @Test
  void movement_whenSentAtOnceWithOneKey_movesOnce() throws Exception {
    int stock = onHand();
    ApiCaller caller = both.full().with("Idempotency-Key", "delivery-1");
    List<Answer> answers =
        atOnce(
            TIMES,
            i ->
                caller.post(
                    "/api/v1/products/SKU-FULL/movements",
                    "{\"kind\":\"receive\",\"quantity\":7}"));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    assertThat(onHand()).isEqualTo(stock + 7);
  }
}
