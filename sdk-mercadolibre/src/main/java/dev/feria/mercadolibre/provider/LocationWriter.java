package dev.feria.mercadolibre.provider;

import dev.feria.mercadolibre.stock.LocationType;
import dev.feria.mercadolibre.stock.StockClient;
import dev.feria.mercadolibre.stock.StockLocation;
import dev.feria.mercadolibre.stock.UserProductStock;
import java.util.ArrayList;
import java.util.List;

/** Writes one quantity to a user product, wherever the seller keeps it. */
final class LocationWriter {
  private static final int OK = 200;

  private final StockClient stock;

  LocationWriter(StockClient stock) {
    this.stock = stock;
  }

  void write(String userProductId, int quantity) {
    stock.update(userProductId, read -> write(read, quantity));
  }

  private void write(UserProductStock read, int quantity) {
    List<StockLocation> warehouses = read.at(LocationType.SELLER_WAREHOUSE);
    if (!warehouses.isEmpty()) {
      List<StockLocation> wanted = spread(warehouses, quantity);
      if (!wanted.equals(warehouses)) {
        verify(stock.putWarehouses(read, wanted), quantity);
      }
    } else if (!read.at(LocationType.SELLING_ADDRESS).isEmpty()) {
      if (sum(read.at(LocationType.SELLING_ADDRESS)) != quantity) {
        stock.putSellingAddress(read, quantity);
      }
    } else {
      throw StockWriter.refused(OK, "fulfillment_not_editable");
    }
  }

  /**
   * Brings several warehouses to one total with the least movement: more goes to the first, less is
   * taken from those that have most.
   */
  static List<StockLocation> spread(List<StockLocation> warehouses, int total) {
    int[] quantity = warehouses.stream().mapToInt(LocationWriter::quantity).toArray();
    int difference = total - sum(warehouses);
    if (difference > 0) {
      quantity[0] += difference;
    }
    while (difference < 0) {
      int largest = 0;
      for (int i = 1; i < quantity.length; i++) {
        largest = quantity[i] > quantity[largest] ? i : largest;
      }
      int taken = Math.min(quantity[largest], -difference);
      quantity[largest] -= taken;
      difference += taken;
    }
    List<StockLocation> wanted = new ArrayList<>();
    for (int i = 0; i < quantity.length; i++) {
      StockLocation place = warehouses.get(i);
      wanted.add(
          new StockLocation(place.type(), place.networkNodeId(), place.storeId(), quantity[i]));
    }
    return wanted;
  }

  private static void verify(List<StockLocation> answered, int quantity) {
    List<StockLocation> warehouses =
        answered.stream().filter(p -> LocationType.SELLER_WAREHOUSE.equals(p.type())).toList();
    if (!warehouses.isEmpty() && sum(warehouses) != quantity) {
      throw StockWriter.refused(OK, "quantity_not_applied");
    }
  }

  private static int sum(List<StockLocation> places) {
    return places.stream().mapToInt(LocationWriter::quantity).sum();
  }

  private static int quantity(StockLocation place) {
    return place.quantity() == null ? 0 : place.quantity();
  }
}
