package dev.feria.mercadolibre.shipments;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When a shipment leaves and arrives, and what it costs.
 *
 * @param buffering until when a label cannot be printed
 */
public record LeadTime(
    @Nullable DatedPromise estimatedDeliveryTime,
    @Nullable DatedPromise estimatedDeliveryLimit,
    @Nullable DatedPromise estimatedScheduleLimit,
    @Nullable DatedPromise buffering,
    @Nullable ShippingMethod shippingMethod,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal listCost) {}
