package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Event;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many lanes that nothing is to be done for, ended at once. */
final class KnownLanesTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private TestDatabase test;
  private UUID tenant;
  private UUID ana;
  private Stall stall;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    ana = TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), clock);
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  private Event.Header header(String id, String topic) {
    return new Event.Header("ana", id, topic, clock.instant());
  }

  private void arrive(Event event) {
    clock.advance(Duration.ofMillis(1));
    InboxEntry entry = InboxEntries.missed("stall", null, event, clock.instant());
    test.database().useSystem(h -> new InboxStore().store(h, List.of(entry), clock.instant()));
  }

  private void orders(int from, int to) {
    for (int i = from; i < to; i++) {
      arrive(new Event.OrderChanged(header("e" + i, "orders"), "o" + i));
    }
  }

  private int pass() {
    return stall.ingest.known().pass(tenant, ana).ended();
  }

  private List<String> waiting() {
    return test.database()
        .inSystem(
            handle ->
                handle
                    .createQuery("select subject from inbox_lanes order by due_at")
                    .mapTo(String.class)
                    .list());
  }

  private long open(String subject) {
    return test.database()
        .inSystem(
            handle ->
                handle
                    .createQuery("select count(*) from inbox where state <> 'done' and subject = ?")
                    .bind(0, subject)
                    .mapTo(Long.class)
                    .one());
  }

  private List<Lane> claim(int most) {
    return test.database()
        .inSystem(
            handle ->
                new LaneClaims()
                    .claim(
                        handle,
                        Map.of(ana, most),
                        most,
                        "node",
                        clock.instant(),
                        Duration.ofSeconds(20)));
  }

  @Test
  void pass_endsWhatIsKnownAndWhatNobodyHandles_andLeavesTheRest() {
    orders(0, 4);
    arrive(new Event.Unknown(header("u", "gossip"), "{}"));
    stall.handler.known.addAll(List.of("order:o0", "order:o2"));

    assertThat(pass()).isEqualTo(3);

    assertThat(waiting()).containsExactly("order:o1", "order:o3");
    assertThat(open("order:o0")).isZero();
    assertThat(open("order:o1")).isOne();
    assertThat(stall.handler.prepared).isEmpty();
    assertThat(stall.counted("feria.lanes", "outcome", "known")).isEqualTo(2);
    assertThat(stall.counted("feria.events.ignored", "type", "Unknown")).isEqualTo(1);
    assertThat(pass()).isZero();
  }

  @Test
  void pass_leavesAloneWhatAWorkerHas_andWhatFailedBefore() {
    orders(0, 3);
    stall.handler.known.addAll(List.of("order:o0", "order:o1", "order:o2"));
    Lane claimed = claim(1).get(0);
    test.asOwner(
        handle -> handle.execute("update inbox_lanes set attempts = 1 where subject = 'order:o1'"));

    assertThat(pass()).isOne();

    assertThat(claimed.subject()).isEqualTo("order:o0");
    assertThat(waiting()).containsExactly("order:o0", "order:o1");
  }

  @Test
  void finishUnclaimed_whenSomethingNewerCame_leavesTheLane() {
    orders(0, 2);
    List<Lane> seen =
        test.database()
            .inSystem(h -> new LaneClaims().waiting(h, ana, clock.instant(), KnownLanes.PASS));
    arrive(new Event.OrderChanged(header("later", "orders"), "o0"));

    List<Lane> gone =
        test.database()
            .inTenant(tenant, h -> new LaneStore().finishUnclaimed(h, seen, clock.instant()));

    assertThat(gone).extracting(Lane::subject).containsExactly("order:o1");
    assertThat(waiting()).containsExactly("order:o0");
    assertThat(open("order:o0")).isEqualTo(2);
  }

  @Test
  void endKnown_looksAtFloodedAccountsWhileItIsWorthIt() {
    KnownLanes known = stall.ingest.known();
    orders(0, 40);
    known.endKnown();
    assertThat(waiting()).as("nobody has called it flooded").hasSize(40);

    for (int i = 0; i < 30; i++) {
      stall.handler.known.add("order:o" + i);
    }
    known.look(claim(1).get(0));
    known.endKnown();
    assertThat(known.isFlooded()).isTrue();
    assertThat(waiting()).hasSize(11).contains("order:o0");

    orders(40, 60);
    known.endKnown();
    assertThat(known.isFlooded()).as("30 wait, and none is known").isFalse();
    known.look(claim(1).get(0));
    assertThat(known.isFlooded()).isFalse();
    clock.advance(Duration.ofSeconds(5));
    known.look(claim(1).get(0));
    assertThat(known.isFlooded()).isTrue();
  }

  @Test
  void pass_whenTheAccountMustBeConnectedAgain_touchesNothing() {
    orders(0, 2);
    stall.handler.known.addAll(List.of("order:o0", "order:o1"));
    test.asOwner(handle -> handle.execute("update accounts set status = 'reconnect'"));

    assertThat(pass()).isZero();
    assertThat(waiting()).hasSize(2);
  }
}
