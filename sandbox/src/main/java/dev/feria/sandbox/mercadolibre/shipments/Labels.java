package dev.feria.sandbox.mercadolibre.shipments;

import dev.feria.sandbox.mercadolibre.state.Shipment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Labels: a small but valid PDF with one page per shipment, or ZPL. */
final class Labels {
  private Labels() {}

  static byte[] zpl(List<Shipment> shipments) {
    StringBuilder text = new StringBuilder();
    for (Shipment shipment : shipments) {
      text.append("^XA\n^CI28\n^FO50,50^A0N,40,40^FDEnvio ")
          .append(shipment.id)
          .append("^FS\n^FO50,110^BY3^BCN,120,Y,N,N^FDTRK")
          .append(shipment.id)
          .append("^FS\n^XZ\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] pdf(List<Shipment> shipments) {
    List<String> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < shipments.size(); i++) {
      kids.append(4 + 2 * i).append(" 0 R ");
    }
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Kids [ " + kids + "] /Count " + shipments.size() + " >>");
    objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (int i = 0; i < shipments.size(); i++) {
      Shipment shipment = shipments.get(i);
      String content =
          "BT /F1 18 Tf 20 380 Td (Envio "
              + shipment.id
              + ") Tj 0 -30 Td (TRK"
              + shipment.id
              + ") Tj 0 -30 Td ("
              + ShipmentView.receiver(shipment)
              + ") Tj ET";
      objects.add(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 283 425] /Resources << /Font << /F1 3 0 R"
              + " >> >> /Contents "
              + (5 + 2 * i)
              + " 0 R >>");
      objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
    }
    StringBuilder file = new StringBuilder("%PDF-1.4\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(file.length());
      file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int table = file.length();
    file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    for (int offset : offsets) {
      String digits = Integer.toString(offset);
      file.append("0".repeat(10 - digits.length())).append(digits).append(" 00000 n \n");
    }
    file.append("trailer\n<< /Size ")
        .append(objects.size() + 1)
        .append(" /Root 1 0 R >>\nstartxref\n")
        .append(table)
        .append("\n%%EOF\n");
    return file.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
