package dev.feria.testkit;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import java.net.URI;
import java.util.List;

/** What {@link RecordContract} needs to know of a module's pages of records. */
public interface RecordFixture extends ProviderFixture {
  /** Walks records as the account does, for example its orders. */
  Paginated<? extends Entry<?>> entries(URI base, ProviderRuntime runtime);

  /**
   * Returns what the provider answers, call by call, to one page of records.
   *
   * @param records three JSON values, those of {@link #record} or broken ones
   */
  List<String> pages(List<String> records);

  /** Returns a record that can be read, as JSON. */
  String record(String id);

  /**
   * Returns a record with its id, as JSON, in which one field that is needed is of another kind.
   *
   * @param value text to stand in the broken field
   */
  String brokenRecord(String id, String value);

  /** Returns what a record is asked for again by. */
  default String reference(String id) {
    return id;
  }

  /** Tells whether a record is named by what was asked for, so that it needs no id of its own. */
  default boolean namedByRequest() {
    return false;
  }
}
