package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thread of one pack. */
public final class Conversation {
  public long packId;

  public long sellerId;

  public long buyerId;

  /** Substatus when blocked. */
  public @Nullable String blocked;

  /** True once free text is allowed. */
  public boolean opened;

  public List<Message> messages = new ArrayList<>();
}
