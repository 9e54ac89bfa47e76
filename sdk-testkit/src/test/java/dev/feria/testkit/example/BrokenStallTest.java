package dev.feria.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.testkit.AnswerContract;
import dev.feria.testkit.BudgetContract;
import dev.feria.testkit.ContractTest;
import dev.feria.testkit.PagingContract;
import dev.feria.testkit.ProviderFixture;
import dev.feria.testkit.RetryContract;
import dev.feria.testkit.TokenContract;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.slf4j.LoggerFactory;

/** The contract must notice what is wrong: each stall below has one of the mistakes it is about. */
class BrokenStallTest {
  /** Repeats everything, refreshes nothing, knows no budget, reads all pages at once, and talks. */
  private static final class Careless extends StallFixtureBase {
    @Override
    public Calls open(URI base, ProviderRuntime runtime) {
      String token = runtime.tokens().load(ACCOUNT).orElseThrow().token().accessToken().reveal();
      ApiClient api =
          runtime
              .client("careless", base)
              .credentials(Credentials.bearer(Secret.of(token)))
              .build();
      StallClient pages = StallClient.open(base, runtime, ACCOUNT);
      return new Calls() {
        @Override
        public void read() {
          LoggerFactory.getLogger("careless").debug("reading with {}", token);
          api.send(ApiRequest.get("fruits.get", "/fruits/1"), Fruit.class);
        }

        @Override
        public void create() {
          ApiRequest request = ApiRequest.post("fruits.create", "/fruits");
          try {
            api.send(request, Fruit.class);
          } catch (ProviderException failed) {
            api.send(request, Fruit.class);
          }
        }

        @Override
        public Paginated<?> list() {
          var all = pages.list().stream().toList();
          return Paginated.of(null, cursor -> Page.of(all, null));
        }
      };
    }
  }

  static final class CarelessRetry extends RetryContract {
    @Override
    protected ProviderFixture fixture() {
      return new Careless();
    }
  }

  static final class CarelessAnswer extends AnswerContract {
    @Override
    protected ProviderFixture fixture() {
      return new Careless();
    }
  }

  static final class CarelessPaging extends PagingContract {
    @Override
    protected ProviderFixture fixture() {
      return new Careless();
    }
  }

  static final class CarelessToken extends TokenContract {
    @Override
    protected ProviderFixture fixture() {
      return new Careless();
    }
  }

  static final class CarelessBudget extends BudgetContract {
    @Override
    protected ProviderFixture fixture() {
      return new Careless();
    }
  }

  private static Set<String> failed(Class<? extends ContractTest> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void retryContract_onARepeatedPost_fails() {
    assertThat(failed(CarelessRetry.class))
        .contains(
            "create_whenTheConnectionIsResetAfterSending_isNotRepeated",
            "create_when5xxWithoutRetryAfter_isNotRepeated")
        .doesNotContain("create_whenCertainlyNotProcessed_isRepeated");
  }

  @Test
  void answerContract_onALoggedToken_fails() {
    assertThat(failed(CarelessAnswer.class))
        .contains("read_ofADocumentedAnswer_works")
        .doesNotContain("create_ofADocumentedAnswer_works");
  }

  @Test
  void pagingContract_onAnEagerWalk_fails() {
    assertThat(failed(CarelessPaging.class))
        .contains(
            "list_whenNothingIsConsumed_asksNothing", "list_limitedToItsFirstPage_makesOneCall")
        .doesNotContain("list_toTheEnd_makesOneCallForEachPage");
  }

  @Test
  void tokenContract_withoutRefresh_fails() {
    assertThat(failed(CarelessToken.class))
        .contains(
            "read_withARotatedToken_storesBothBeforeItIsUsed",
            "read_withAnExpiredTokenUnder64Calls_refreshesOnce",
            "read_whenTheAuthorisationIsGone_saysReconnectAndAsksOnce");
  }

  @Test
  void budgetContract_withoutABudget_fails() {
    assertThat(failed(CarelessBudget.class))
        .contains("read_inBurstsOverASimulatedHour_neverPassesTheQuotaInAnyWindow");
  }
}
