import dis


def calls_in_the_window(statement):
    names = [step.opname for step in dis.get_instructions(statement)]
    read = names.index("LOAD_NAME")
    write = names.index("STORE_NAME")
    return sum(name.startswith("CALL") for name in names[read:write])


for statement in ("n += 1", "n = n + 1", "n += one()", "n += int('1')"):
    print(f"{statement:14} calls: {calls_in_the_window(statement)}")
