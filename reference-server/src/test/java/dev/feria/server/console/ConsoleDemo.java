package dev.feria.server.console;
public final class ConsoleDemo {
  public static void main(String[] a) throws Exception {
    var site = new ConsoleSite();
    SampleGoods.fill(site.shop);
    System.out.println("UP " + site.url("/"));
    Thread.currentThread().join();
  }
}
