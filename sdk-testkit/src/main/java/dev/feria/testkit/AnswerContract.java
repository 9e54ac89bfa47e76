package dev.feria.testkit;

import static dev.feria.testkit.ScriptedProvider.answer;
import static dev.feria.testkit.ScriptedProvider.halfOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.error.UnreadableException;
import org.junit.jupiter.api.Test;

/** What is made of answers that are not as documented. */
public abstract class AnswerContract extends ContractTest {
  private static final String HTML = "<!doctype html><html><body>Just a moment</body></html>";

  /** Has nothing to set up. */
  protected AnswerContract() {}

  @Test
  protected void read_ofADocumentedAnswer_works() {
    assertStillWorks(open());
    assertThat(provider.calls()).hasSize(1);
    assertThat(provider.calls().get(0).getMethod()).isEqualTo(fixture.readMethod());
    assertThat(ScriptedProvider.carries(provider.calls().get(0), fixture.credential())).isTrue();
  }

  @Test
  protected void create_ofADocumentedAnswer_works() {
    provider.enqueue(answer(201, fixture.createBody()));
    open().create();
    assertThat(provider.calls()).hasSize(1);
    assertThat(provider.calls().get(0).getMethod()).isEqualTo("POST");
  }

  @Test
  protected void read_whenUnknownFieldsAndValuesCome_keepsWorking() {
    provider.enqueue(answer(200, fixture.readBodyWithUnknowns()));
    open().read();
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenTheBodyBreaksOff_retries() {
    provider.enqueue(halfOf(fixture.readBody()));
    assertStillWorks(open());
    assertThat(provider.calls()).hasSize(2);
  }

  @Test
  protected void create_whenTheBodyBreaksOff_isNotRepeated() {
    provider.enqueue(halfOf(fixture.createBody()));
    failure(UnavailableException.class, open()::create);
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenTheDocumentIsCutOff_isUnreadableAndNotRepeated() {
    String body = fixture.readBody().strip();
    unreadable(body.substring(0, body.length() - 1));
  }

  @Test
  protected void read_whenHtmlComesInstead_isUnreadableAndNotRepeated() {
    unreadable(HTML);
  }

  @Test
  protected void read_whenNothingComes_isUnreadableAndNotRepeated() {
    unreadable("");
  }

  private void unreadable(String body) {
    provider.enqueue(answer(200, body));
    UnreadableException failure = failure(UnreadableException.class, open()::read);
    assertThat(failure.failure().status()).isEqualTo(200);
    assertThat(failure.failure().attempts()).isEqualTo(1);
    assertThat(failure.body()).isEqualTo(body.substring(0, Math.min(body.length(), 2048)));
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenAGatewayAnswersInHtml_isUnavailable() {
    for (int i = 0; i < fixture.attempts(); i++) {
      provider.enqueue(answer(502, HTML));
    }
    UnavailableException failure = failure(UnavailableException.class, open()::read);
    assertThat(failure.body()).isEqualTo(HTML);
  }

  @Test
  protected void read_whenForbidden_saysSo() {
    provider.enqueue(answer(403, fixture.errorBody(403)));
    failure(ForbiddenException.class, open()::read);
    assertThat(provider.calls()).hasSize(1);
    assertThat(provider.tokenCalls()).isEmpty();
  }

  @Test
  protected void create_whenSomebodyElseWasFirst_isAConflict() {
    provider.enqueue(answer(409, fixture.errorBody(409)));
    failure(ConflictException.class, open()::create);
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenTheCredentialIsRefused_asksForAPersonWithoutRepeatingForEver() {
    provider.onTokenCall(request -> answer(fixture.revokedStatus(), fixture.revokedBody()));
    provider.onCall(request -> answer(401, fixture.errorBody(401)));
    ReconnectException failure = failure(ReconnectException.class, open()::read);
    assertThat(failure.reconnectNeeded()).isTrue();
    assertThat(provider.calls()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  protected void read_whenItIsSentElsewhere_showsTheCredentialToNobodyThere() {
    try (ScriptedProvider elsewhere = new ScriptedProvider(fixture.tokenPath())) {
      elsewhere.start(0);
      elsewhere.enqueue(answer(200, fixture.readBody()));
      provider.enqueue(
          answer(302, "", "Location", elsewhere.server().url("/elsewhere").toString()));
      failure(ProviderException.class, open()::read);
      assertThat(elsewhere.calls()).isEmpty();
    }
  }

  @Test
  protected void failure_thatEchoesOurToken_showsItToNobody() {
    provider.enqueue(
        answer(
            400,
            "{\"message\":\"bad token "
                + fixture.credential()
                + "\",\"access_token\":\""
                + ProviderFixture.MARK
                + "-other\"}"));
    ProviderException failure = failure(ProviderException.class, open()::read);
    assertThat(failure.body()).contains("bad token");
  }
}
