package org.elasto.emulator;

import java.util.List;
import org.elasto.emulator.inspect.FaultControls;

/** The faults of an emulator as the administration port handles them: as text. Thread-safe. */
record FaultDesk(Faults faults) implements FaultControls {

    @Override
    public List<Standing> list() {
        return faults.list().stream().map(FaultDesk::standing).toList();
    }

    @Override
    public Standing add(String text) {
        return standing(faults.add(Fault.parse(text)));
    }

    @Override
    public boolean remove(long id) {
        return faults.remove(id);
    }

    @Override
    public void clear() {
        faults.clear();
    }

    private static Standing standing(ArmedFault armed) {
        return new Standing(armed.id(), armed.fault().toString(), armed.matched(), armed.struck());
    }
}
