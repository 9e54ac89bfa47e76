package dev.feria.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run. */
final class Table {
  private Table() {}

  static void print(List<Outcome> outcomes, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("measured", "goal", "figure", "ratio", "met"));
    for (Outcome o : outcomes) {
      rows.add(List.of(o.what(), o.goal(), o.figure(), o.ratio(), o.met() ? "yes" : "no"));
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(String.format(Locale.ROOT, "%-" + widths[i] + "s  ", row.get(i)));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
