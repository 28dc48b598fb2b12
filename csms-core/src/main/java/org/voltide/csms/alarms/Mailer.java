package org.voltide.csms.alarms;

import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Sends e-mail by the configured server (RFC 5321). Blocks. */
@Singleton
class Mailer {

  private final AlarmSettings settings;

  Mailer(AlarmSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws IOException when the server did not take it
   */
  void send(String to, String subject, String text, Instant now) throws IOException {
    AlarmSettings.Mail mail = settings.mail();
    String host =
        mail.host()
            .orElseThrow(() -> new IOException("no server is set; see voltide.alarms.mail.host"));
    Session session = Session.getInstance(properties(mail, host));
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(mail.from()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
      message.setSubject("[Voltide] " + subject.replaceAll("\\R", " "), "UTF-8");
      message.setText(text, "UTF-8");
      message.setSentDate(Date.from(now));
      try (Transport transport = session.getTransport()) {
        transport.connect(mail.user().orElse(null), mail.password().orElse(null));
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw new IOException("the server did not take it: " + e.getMessage(), e);
    }
  }

  private Properties properties(AlarmSettings.Mail mail, String host) {
    String scheme = mail.security() == AlarmSettings.Security.TLS ? "smtps" : "smtp";
    String key = "mail." + scheme + ".";
    String patience = Long.toString(settings.patience().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", scheme);
    properties.setProperty(key + "host", host);
    properties.setProperty(key + "port", Integer.toString(mail.port()));
    properties.setProperty(key + "auth", Boolean.toString(mail.user().isPresent()));
    properties.setProperty(key + "connectiontimeout", patience);
    properties.setProperty(key + "timeout", patience);
    properties.setProperty(key + "writetimeout", patience);
    properties.setProperty(key + "ssl.checkserveridentity", "true");
    if (mail.security() == AlarmSettings.Security.STARTTLS) {
      properties.setProperty(key + "starttls.enable", "true");
      properties.setProperty(key + "starttls.required", "true");
    }
    return properties;
  }
}
