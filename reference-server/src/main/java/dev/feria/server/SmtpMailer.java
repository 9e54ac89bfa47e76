package dev.feria.server;

import dev.feria.core.auth.Secret;
import dev.feria.server.notices.Mailer;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Sends mail through the operator's SMTP server. Thread-safe. */
final class SmtpMailer implements Mailer {
  private static final String TIMEOUT = "10000";

  private final ServerConfig.Mail config;
  private final Session session;

  SmtpMailer(ServerConfig.Mail config) {
    this.config = config;
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", config.host());
    properties.put("mail.smtp.port", Integer.toString(config.port()));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT);
    properties.put("mail.smtp.timeout", TIMEOUT);
    properties.put("mail.smtp.writetimeout", TIMEOUT);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (config.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    properties.put("mail.smtp.auth", Boolean.toString(config.user() != null));
    this.session = Session.getInstance(properties, authenticator(config));
  }

  private static @Nullable Authenticator authenticator(ServerConfig.Mail config) {
    String user = config.user();
    Secret password = config.password();
    if (user == null || password == null) {
      return null;
    }
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, password.reveal());
      }
    };
  }

  @Override
  public void send(String recipient, String subject, String text) {
    try {
      var message = new MimeMessage(session);
      message.setFrom(new InternetAddress(config.from()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      Transport.send(message);
    } catch (MessagingException e) {
      throw new IllegalStateException("mail not sent through " + config.host(), e);
    }
  }
}
