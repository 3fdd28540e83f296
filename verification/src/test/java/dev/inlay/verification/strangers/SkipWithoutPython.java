// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** For properties: an assumption that fails inside of one would only discard the try. */
final class SkipWithoutPython implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        String missing = Strangers.missing();
        return missing == null ? SkipResult.doNotSkip() : SkipResult.skip(missing);
    }
}
