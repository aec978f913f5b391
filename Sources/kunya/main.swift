print("kunya")
