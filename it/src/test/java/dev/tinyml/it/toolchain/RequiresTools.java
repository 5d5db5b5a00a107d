package dev.tinyml.it.toolchain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests can't run without these programs. Where one is missing they are skipped, except where
 * {@link ToolPolicy} demands that everything runs: there they fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiredToolsCondition.class)
public @interface RequiresTools {
  /** The programs. */
  Tool[] value();
}
