package dev.feria.server.accounts;

import dev.feria.core.commerce.Location;
import dev.feria.core.commerce.LocationSource;
import dev.feria.core.error.ProviderException;
import dev.feria.server.platform.http.FieldError;
import dev.feria.server.platform.http.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The places where goods of an account lie, and which of them sell through it. Thread-safe. */
public final class Locations {
  private final Accounts accounts;

  /**
   * A place.
   *
   * @param active false where the provider keeps it only for its history
   * @param position from 1, in the order that was chosen; 0 when it was not
   */
  public record View(String id, String name, boolean active, int position) {}

  Locations(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Lists the places of an account.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when the account has none
   * @throws ProviderException as the provider answered
   */
  public List<View> list(AccountRow row) {
    return read(row).stream()
        .map(
            each ->
                new View(
                    each.id(), each.name(), each.active(), row.locations().indexOf(each.id()) + 1))
        .toList();
  }

  private List<Location> read(AccountRow row) {
    if (!(accounts.open(row) instanceof LocationSource source)) {
      throw Problem.conflict("not_supported", "the account has no locations").exception();
    }
    try {
      List<Location> read = source.locations();
      accounts.succeeded(row);
      return read;
    } catch (ProviderException e) {
      accounts.failed(row, e);
      throw e;
    }
  }

  /**
   * Checks a choice of places against those of the account.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) naming every wrong one
   */
  void check(AccountRow row, List<String> chosen) {
    if (chosen.isEmpty()) {
      return;
    }
    Set<String> known = read(row).stream().map(Location::id).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      String field = "locations[" + i + "]";
      if (!known.contains(chosen.get(i))) {
        errors.add(new FieldError(field, "is no location of this account"));
      } else if (!seen.add(chosen.get(i))) {
        errors.add(new FieldError(field, "is there twice"));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
  }
}
