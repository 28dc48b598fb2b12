package org.voltide.pki.provisioning;

import org.voltide.pki.exi.ExiFault;

/** Why a request is not answered, an answer is not built, or an answer is not right. */
public sealed interface Refusal {

  /** One sentence for an operator, without its full stop. */
  String reason();

  /** It is no base64 (RFC 4648). */
  record NotBase64() implements Refusal {
    @Override
    public String reason() {
      return "the text is not base64";
    }
  }

  /** The bytes are no message. */
  record Unreadable(ExiFault fault) implements Refusal {
    @Override
    public String reason() {
      return fault.reason();
    }
  }

  /** It is a message, but not one that belongs here. */
  record OtherMessage(String found) implements Refusal {
    @Override
    public String reason() {
      return "the message is %s".formatted(found);
    }
  }

  /** There is no signature. */
  record Unsigned() implements Refusal {
    @Override
    public String reason() {
      return "the message is not signed";
    }
  }

  /** The signature is over something else than what the message says. */
  record Wrapped(String detail) implements Refusal {
    @Override
    public String reason() {
      return "the signature does not cover the message: " + detail;
    }
  }

  /** An algorithm that the standard does not have here. */
  record UnknownAlgorithm(String algorithm) implements Refusal {
    @Override
    public String reason() {
      return "the algorithm %s is not allowed here".formatted(algorithm);
    }
  }

  /** An element is not the one that was signed. */
  record DigestWrong(String element) implements Refusal {
    @Override
    public String reason() {
      return "the digest of %s is wrong".formatted(element);
    }
  }

  /** The signature is not by the key of the certificate. */
  record SignatureWrong(String signer) implements Refusal {
    @Override
    public String reason() {
      return "the signature is not by the key of %s".formatted(signer);
    }
  }

  /** What should be a certificate is none. */
  record CertificateUnreadable(String whose, String detail) implements Refusal {
    @Override
    public String reason() {
      return "the certificate of %s cannot be read: %s".formatted(whose, detail);
    }
  }

  /** A certificate or a chain is longer than the standard allows. */
  record ChainTooLong(String whose, int length, int limit, String unit) implements Refusal {
    @Override
    public String reason() {
      return "the chain of %s has %,d %s, and %,d are allowed"
          .formatted(whose, length, unit, limit);
    }
  }

  /**
   * Nobody that is trusted is said to have issued it: what came along holds together, and more
   * cannot be known here.
   */
  record IssuerUnknown(String whose, String issuer) implements Refusal {
    @Override
    public String reason() {
      return "the certificate of %s is not trusted: nobody here knows its issuer %s"
          .formatted(whose, issuer);
    }
  }

  /** There is no valid path to a trust anchor, though one is said to be at its end. */
  record Untrusted(String whose, String detail) implements Refusal {
    @Override
    public String reason() {
      return "the certificate of %s is not trusted: %s".formatted(whose, detail);
    }
  }

  /** A certificate is for something else. */
  record WrongRole(String whose, String detail) implements Refusal {
    @Override
    public String reason() {
      return "the certificate of %s is not for this: %s".formatted(whose, detail);
    }
  }

  /** The vehicle's key cannot receive a contract. */
  record KeyUnsuitable(String detail) implements Refusal {
    @Override
    public String reason() {
      return "no contract can be encrypted for the vehicle: " + detail;
    }
  }

  /** The contract cannot be delivered so. */
  record ContractUnsuitable(String detail) implements Refusal {
    @Override
    public String reason() {
      return "the contract cannot be delivered: " + detail;
    }
  }

  /** OCPP cannot carry the answer; both in characters of base64. */
  record AnswerTooLong(int length, int limit) implements Refusal {
    @Override
    public String reason() {
      return "the answer has %,d characters, and the station's version of OCPP carries %,d"
          .formatted(length, limit);
    }
  }

  /** The signing key failed. */
  record NotSigned(String detail) implements Refusal {
    @Override
    public String reason() {
      return "the answer cannot be signed: " + detail;
    }
  }
}
