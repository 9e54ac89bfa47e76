package dev.feria.server.accounts;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.feria.core.auth.Secret;
import dev.feria.server.platform.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keyset that encrypts credentials: one primary key, and older ones that still decrypt. A
 * keyset in a file is read again whenever the file has changed, so that keys can be rotated while
 * servers run. Thread-safe.
 */
public final class MasterKey {
  private final @Nullable Path file;
  private volatile Loaded loaded;

  /** A keyset in use. */
  private record Loaded(KeysetHandle keyset, Aead aead, Set<Integer> ids, @Nullable Stamp stamp) {}

  /** Tells one content of a file from the next; every replacement is another file. */
  private record Stamp(FileTime changed, long size, @Nullable Object fileKey) {
    static Stamp of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }

  private MasterKey(@Nullable Path file, Loaded loaded) {
    this.file = file;
    this.loaded = loaded;
  }

  /**
   * Reads the setting {@code FERIA_MASTER_KEY}.
   *
   * @param setting a Tink JSON keyset as base64, or {@code file:/path} of one as it is
   * @throws IllegalArgumentException when it is neither; the message holds nothing of it
   */
  public static MasterKey of(Secret setting) {
    String text = setting.reveal().strip();
    if (text.startsWith("file:")) {
      return ofFile(Path.of(text.substring("file:".length())));
    }
    try {
      String json = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      return new MasterKey(null, load(json, null));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException("is not a Tink keyset in base64, nor file:/path");
    }
  }

  /**
   * Reads a keyset file.
   *
   * @throws IllegalArgumentException when it cannot be read; the message names the file
   */
  public static MasterKey ofFile(Path file) {
    try {
      return new MasterKey(file, read(file));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("names a file that is not a readable keyset: " + file);
    }
  }

  /** Writes a new keyset of one key to a file that only its owner may read. */
  public static void create(Path file) {
    try {
      PrivateFile.write(file, serialize(fresh()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static KeysetHandle fresh() {
    try {
      AeadConfig.register();
      return KeysetHandle.newBuilder().addEntry(entry()).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of Tink", e);
    }
  }

  private static KeysetHandle.Builder.Entry entry() {
    return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
        .withRandomId()
        .makePrimary();
  }

  private static String serialize(KeysetHandle keyset) {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a keyset in memory can be written", e);
    }
  }

  private static Loaded read(Path file) throws IOException, GeneralSecurityException {
    Stamp stamp = Stamp.of(file);
    return load(Files.readString(file), stamp);
  }

  private static Loaded load(String json, @Nullable Stamp stamp) throws GeneralSecurityException {
    AeadConfig.register();
    KeysetHandle keyset =
        TinkJsonProtoKeysetFormat.parseKeyset(
            json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    Aead aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    Set<Integer> ids = new HashSet<>();
    for (int i = 0; i < keyset.size(); i++) {
      ids.add(keyset.getAt(i).getId());
    }
    return new Loaded(keyset, aead, Set.copyOf(ids), stamp);
  }

  /** Returns the cipher of the keyset as it is now. */
  Aead aead() {
    return current().aead();
  }

  /** Returns the id of the key that encrypts now. */
  int primaryId() {
    return current().keyset().getPrimary().getId();
  }

  /** Returns the ids of the keys that only decrypt. */
  Set<Integer> olderIds() {
    Loaded now = current();
    Set<Integer> older = new HashSet<>(now.ids());
    older.remove(now.keyset().getPrimary().getId());
    return older;
  }

  /** Tells whether a key id is in the keyset as it is now. */
  boolean knows(int id) {
    return current().ids().contains(id);
  }

  /** Tells whether the keyset is in a file, and so can be changed. */
  public boolean isFile() {
    return file != null;
  }

  /** Returns when the keyset was changed last; the beginning of time for one that is in no file. */
  Instant changedAt() {
    Stamp stamp = current().stamp();
    return stamp == null ? Instant.EPOCH : stamp.changed().toInstant();
  }

  private Loaded current() {
    Path source = file;
    if (source == null) {
      return loaded;
    }
    try {
      if (!Stamp.of(source).equals(loaded.stamp())) {
        loaded = read(source);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot read the keyset " + source, e);
    }
    return loaded;
  }

  /** Adds a key and makes it the one that encrypts. */
  void rotate() {
    try {
      KeysetHandle.Builder builder = KeysetHandle.newBuilder(current().keyset());
      builder.addEntry(entry());
      replace(builder.build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key can be added to any keyset", e);
    }
  }

  /** Removes all keys but the one that encrypts, and returns how many that were. */
  int dropOld() {
    KeysetHandle keyset = current().keyset();
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
    int dropped = 0;
    for (int i = keyset.size() - 1; i >= 0; i--) {
      if (!keyset.getAt(i).isPrimary()) {
        builder.deleteAt(i);
        dropped++;
      }
    }
    try {
      if (dropped > 0) {
        replace(builder.build());
      }
      return dropped;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the primary key alone is a keyset", e);
    }
  }

  private void replace(KeysetHandle keyset) {
    Path target = file;
    if (target == null) {
      throw new IllegalStateException("the keyset is not in a file");
    }
    try {
      PrivateFile.write(target, serialize(keyset));
      loaded = read(target);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot replace the keyset " + target, e);
    }
  }
}
