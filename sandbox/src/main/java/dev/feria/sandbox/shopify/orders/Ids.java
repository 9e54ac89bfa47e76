package dev.feria.sandbox.shopify.orders;

/** Where the numbers of the things in orders begin. */
public final class Ids {
  public static final long ORDER = 6_120_457_700_001L;
  public static final long LINE = 14_990_011_200_001L;
  public static final long CUSTOMER = 8_120_011_200_001L;
  public static final long ADDRESS = 9_220_011_200_001L;
  public static final long SHIPPING_LINE = 5_220_011_200_001L;
  public static final long TRANSACTION = 7_550_011_200_001L;
  public static final long REFUND = 950_011_200_001L;
  public static final long REFUND_LINE = 640_011_200_001L;
  public static final long WORK = 7_060_011_200_001L;
  public static final long WORK_LINE = 15_990_011_200_001L;
  public static final long PARCEL = 5_480_011_200_001L;
  public static final long PARCEL_LINE = 13_440_011_200_001L;

  private Ids() {}
}
