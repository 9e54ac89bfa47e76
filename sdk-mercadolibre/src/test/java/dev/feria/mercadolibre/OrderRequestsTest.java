package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.json.RawJson;
import dev.feria.mercadolibre.orders.Buyer;
import dev.feria.mercadolibre.shipments.LabelFormat;
import dev.feria.mercadolibre.shipments.ShipmentSplit;
import dev.feria.mercadolibre.wire.Reference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Requests on orders and shipments. */
class OrderRequestsTest extends RequestCases {
  static Stream<Arguments> calls() {
    return Stream.of(
        read(
            "GET /packs/2000006181551917",
            Wire.fixture("pack.json"),
            c -> c.orders().pack("2000006181551917").dateCreated()),
        read(
            "GET /orders/1/shipments",
            "[{\"id\":43,\"type\":\"forward\"}]",
            c -> c.orders().shipments("1").get(0).type()),
        read(
            "GET /orders/billing-info/MLC/55",
            "{\"site_id\":\"MLC\",\"buyer\":{\"billing_info\":{\"identification\":{\"type\":\"RUT\",\"number\":\"1-9\"}}}}",
            c ->
                c.orders()
                    .billingInfo("MLC", new Buyer("1", null, new Reference("55")))
                    .buyer()
                    .billingInfo()
                    .identification()
                    .number()),
        read("GET /orders/1/discounts", "{\"details\":[]}", c -> c.orders().discounts("1").text()),
        read("GET /orders/1/feedback", "{\"sale\":null}", c -> c.orders().feedback("1").text()),
        read("GET /orders/1/notes", "[{\"results\":[]}]", c -> c.orders().notes("1").text()),
        read("GET /orders/1/product", "{}", c -> c.orders().product("1").text()),
        read(
            "GET /shipments/43",
            "{\"id\":43,\"status\":\"ready_to_ship\",\"substatus\":\"ready_to_print\",\"logistic\":{\"type\":\"drop_off\"},\"destination\":{\"shipping_address\":{\"city\":{\"id\":\"1\",\"name\":\"Santiago\"}}}}",
            c -> c.shipments().get("43").destination().shippingAddress().city().name()),
        read(
            "GET /shipments/43/items",
            "[{\"item_id\":\"MLC1\",\"quantity\":2,\"dimensions\":{\"height\":1.5}}]",
            c -> c.shipments().items("43").get(0).quantity()),
        read(
            "GET /shipments/43/costs",
            "{\"gross_amount\":10,\"receiver\":{\"cost\":1,\"user_id\":2},\"senders\":[{\"cost\":3,\"user_id\":4}]}",
            c -> c.shipments().costs("43").senders().get(0).cost()),
        read(
            "GET /shipments/43/sla",
            "{\"status\":\"on_time\",\"expected_date\":\"2026-11-21T00:00:00.000-04:00\"}",
            c -> c.shipments().sla("43").expectedDate()),
        read(
            "GET /shipments/43/lead_time",
            "{\"cost\":1,\"shipping_method\":{\"id\":1,\"name\":\"Normal\",\"type\":\"standard\"}}",
            c -> c.shipments().leadTime("43").shippingMethod().name()),
        read(
            "GET /shipments/43/history",
            "[{\"status\":\"pending\",\"date\":\"2026-11-20T10:00:00.000-04:00\"}]",
            c -> c.shipments().history("43").get(0).status()),
        read(
            "GET /shipments/43/carrier",
            "{\"name\":\"Chilexpress\",\"url\":\"https://x\"}",
            c -> c.shipments().carrier("43").name()),
        read("GET /shipments/43/payments", "[]", c -> c.shipments().payments("43").text()),
        read(
            "GET /shipments/43/delays",
            "{\"delays\":[]}",
            c -> c.shipments().delays("43").map(RawJson::text)),
        read(
            "GET /shipment_labels?shipment_ids=1%2C2&response_type=zpl2",
            "^XA",
            c ->
                new String(
                    c.shipments().labels(List.of("1", "2"), LabelFormat.ZPL),
                    StandardCharsets.UTF_8)),
        call(
            "POST /shipments/43/process/ready_to_ship",
            "",
            "{}",
            c -> done(() -> c.shipments().readyToShip("43"))),
        call(
            "POST /shipments/43/split",
            "{\"reason\":\"FRAGILE\",\"packs\":[{\"orders\":[{\"id\":2000009047722568,\"quantity\":1}]},{\"orders\":[]}]}",
            "{}",
            c ->
                done(
                    () ->
                        c.shipments()
                            .split(
                                "43",
                                new ShipmentSplit(
                                    "FRAGILE",
                                    List.of(
                                        new ShipmentSplit.Box(
                                            List.of(
                                                new ShipmentSplit.Share("2000009047722568", 1))),
                                        new ShipmentSplit.Box(List.of())))))));
  }

  @Test
  void shipments_whenThereIsNoneYet_areEmpty() {
    wire.answer(204, "");
    assertThat(client.orders().shipments("1")).isEmpty();
  }
}
