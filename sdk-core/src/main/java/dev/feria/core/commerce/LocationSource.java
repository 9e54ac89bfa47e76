package dev.feria.core.commerce;

import dev.feria.core.provider.Capability;
import java.util.List;

/**
 * An account with several places where goods lie. A listing's quantity is the sum over the places
 * that sell through the account ({@link dev.feria.core.provider.AccountHandle#locations}); where
 * none are chosen, over all active ones that fulfil orders. What is published is spread by the
 * difference: more goes to the first place, less is taken from the first, then from the next.
 */
public interface LocationSource extends Capability {
  /** Lists the places, closed ones included. */
  List<Location> locations();
}
