package dev.feria.server;

import dev.feria.server.accounts.AccountServices;
import dev.feria.server.ingest.PersonalTraces;
import dev.feria.server.ingest.WebhookReaders;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.privacy.PersonalData;
import dev.feria.server.privacy.PrivacyEvents;
import dev.feria.server.privacy.PrivacyRequests;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;

/**
 * What people may ask about data of theirs, built once.
 *
 * @param events acts on what providers pass on
 * @param requests what the owner answers
 */
record PrivacyServices(PrivacyEvents events, PrivacyRequests requests) {

  static PrivacyServices create(
      Database database,
      AccountServices accounts,
      CommerceServices commerce,
      WebhookReaders readers,
      Notices notices,
      AuditLog audit,
      Clock clock) {
    var shop = commerce.shop();
    var data =
        new PersonalData(
            shop.shipments(), new PersonalTraces(readers), accounts.erasure(), notices, clock);
    var held = new PrivacyRequests.Held(accounts.accounts(), shop.orders(), shop.shipments());
    return new PrivacyServices(
        new PrivacyEvents(data, notices, audit, clock),
        new PrivacyRequests(database, data, held, notices, audit, clock));
  }
}
