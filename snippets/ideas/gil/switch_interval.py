import sys

print("default:", sys.getswitchinterval())
sys.setswitchinterval(0.001)
print("now:", sys.getswitchinterval())
print("can count bytecodes:", hasattr(sys, "setcheckinterval"))
