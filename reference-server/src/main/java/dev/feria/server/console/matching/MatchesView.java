package dev.feria.server.console.matching;

import dev.feria.server.catalog.LinkBatchView;
import dev.feria.server.catalog.SuggestionView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of suggested links.
 *
 * @param accounts names by account
 * @param made what was just linked or undone; null otherwise
 * @param undone whether that was an undo
 * @param next address of further ones
 */
public record MatchesView(
    List<SuggestionView> rows,
    Map<UUID, String> accounts,
    @Nullable LinkBatchView made,
    boolean undone,
    @Nullable String next) {
  /** Returns how many units movements were kept for by an undo. */
  public int keptUnits() {
    return made == null ? 0 : made.results().stream().mapToInt(LinkBatchView.Row::keptUnits).sum();
  }

  /** Returns how many rows could not be linked or undone. */
  public int refused() {
    return made == null
        ? 0
        : (int)
            made.results().stream()
                .filter(row -> row.result().equals("refused") || row.result().equals("kept"))
                .count();
  }
}
