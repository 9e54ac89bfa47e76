package dev.feria.bench.load;

import java.util.List;

/** Notifications of orders, each a different event. */
final class Notifications {
  private final String run;
  private final String application;
  private final String seller;
  private final List<String> orders;

  /**
   * Describes notifications.
   *
   * @param run occurs in every body of this run and in no other
   */
  Notifications(String run, String application, String seller, List<String> orders) {
    this.run = run;
    this.application = application;
    this.seller = seller;
    this.orders = orders;
  }

  String json(long n) {
    return """
        {"_id":"%s-%d","resource":"/orders/%s","user_id":%s,"topic":"orders_v2",\
        "application_id":%s,"attempts":1,"sent":"2026-11-20T13:36:12.129Z",\
        "received":"2026-11-20T13:36:12.106Z"}"""
        .formatted(run, n, orders.get((int) (n % orders.size())), seller, application);
  }
}
