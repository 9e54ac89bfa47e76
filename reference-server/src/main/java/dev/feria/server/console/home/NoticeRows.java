package dev.feria.server.console.home;

import dev.feria.server.console.Visit;
import dev.feria.server.notices.Notice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what notices mean and what to do about them. */
final class NoticeRows {
  NoticeRow row(Visit visit, Notice notice) {
    String key = "notice." + notice.kind();
    Map<String, String> detail = notice.detail();
    boolean known = visit.texts().words().containsKey(key);
    String name = detail.getOrDefault("account", detail.getOrDefault("sku", notice.subject()));
    String href = href(notice);
    return new NoticeRow(
        notice.severity(),
        known ? visit.t(key, name) : visit.t("notice.other", notice.kind(), name),
        known ? visit.t(key + ".advice", name) : visit.t("notice.other.advice"),
        notice.createdAt(),
        href,
        href == null ? "" : visit.t("notice.go"));
  }

  private static @Nullable String href(Notice notice) {
    return switch (notice.kind()) {
      case "reconnect_needed" -> "/integrations";
      case "oversold" -> "/products/" + notice.subject();
      case "sync_failed" -> "/syncs";
      case "dead_letter" -> "/syncs/dead-letters";
      default -> null;
    };
  }
}
