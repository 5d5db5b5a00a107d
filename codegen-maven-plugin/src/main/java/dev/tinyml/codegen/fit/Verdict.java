package dev.tinyml.codegen.fit;

/** Whether something fits. */
public enum Verdict {
  /** It fits whatever is left open. */
  FITS,
  /** It can fit, but something that decides is not known. */
  UNKNOWN,
  /** The board's inference library, if there is one, can't run the model. */
  UNSUPPORTED,
  /** It does not fit, however small what is not known is. */
  TOO_SMALL
}
