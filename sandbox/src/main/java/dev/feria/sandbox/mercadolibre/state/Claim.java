package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.List;

/** A claim after a purchase. */
public final class Claim {
  public long id;

  public long orderId;

  public long sellerId;

  public long buyerId;

  public String siteId = "MLC";

  public String type = "mediations";

  public String stage = "claim";

  public String status = "opened";

  public String reasonId = "PDD9939";

  public long created;

  public long updated;

  public List<Message> messages = new ArrayList<>();
}
