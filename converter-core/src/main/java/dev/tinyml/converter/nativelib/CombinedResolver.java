package dev.tinyml.converter.nativelib;

import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.MutableOpResolver;
import org.bytedeco.tensorflowlite.TfLiteRegistration;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * Finds the reference kernel of an operator where there is a right one, otherwise the fast kernel.
 * Kernels are copied out of TensorFlow Lite's own resolvers, later ones in place of earlier ones.
 */
final class CombinedResolver implements AutoCloseable {
  /** Its reference kernel adds up int8 values without minding the scales. */
  private static final int WRONG_REFERENCE = tensorflowlite.kTfLiteBuiltinSum;

  private static final int NEWEST_VERSION = 20;

  private final MutableOpResolver combined = new MutableOpResolver();

  /**
   * @param libraryFile the library that JavaCPP loaded the interpreter from
   */
  CombinedResolver(String libraryFile) {
    try (BuiltinOpResolverWithoutDefaultDelegates fast =
            new BuiltinOpResolverWithoutDefaultDelegates();
        ReferenceResolver reference = new ReferenceResolver(libraryFile)) {
      combined.AddAll(fast);
      combined.AddAll(reference.asResolver());
      for (int version = 1; version <= NEWEST_VERSION; version++) {
        TfLiteRegistration kernel = fast.FindOp(WRONG_REFERENCE, version);
        if (kernel != null && !kernel.isNull()) {
          combined.AddBuiltin(WRONG_REFERENCE, kernel, version);
        }
      }
    }
  }

  MutableOpResolver asResolver() {
    return combined;
  }

  @Override
  public void close() {
    combined.close();
  }
}
